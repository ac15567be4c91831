import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { linkColumns, ranked, typeNamed, typeOfColumn } from "../../../../src/core/ids/id-type.ts";
import { layout } from "../../../../src/core/ids/layout.ts";
import { masked } from "../../../../src/core/ids/mask.ts";
import { hashesOfNothing } from "../../../../src/core/ids/nothing.ts";

const named: Record<string, string[]> = {
  customer: ["customer_id", "CustomerID", "user_id", "uid", "客户编号", "用户标识", "会员卡号", "宽带账号", "客户ID"],
  phone: ["phone", "mobile_no", "MSISDN", "手机号", "手机号码", "联系电话", "服务号码", "phone2"],
  email: ["email", "E-mail", "user_email", "邮箱", "电子邮件"],
  device: ["IMEI", "device_id", "mac_addr", "设备编号", "终端串号", "机顶盒号", "OAID"],
  cookie: ["cookie_id", "visitor_id", "OpenID", "访客标识", "微信号"],
};

for (const [type, words] of Object.entries(named))
  for (const word of words)
    test(`${word} names a ${type}`, () => {
      expect(typeNamed(word)).toBe(type);
    });

for (const word of ["phone_calls", "device_price", "手机品牌", "客户类型", "age", "设备型号", "email_count", "客户等级", "amount", "手机归属地"])
  test(`${word} names no id`, () => {
    expect(typeNamed(word)).toBe(null);
  });

test("what a column holds tells its type where its name does not", () => {
  expect(typeOfColumn({ name: "x", type: "text", top: ["a@b.cn", "c@d.com"] })).toBe("email");
  expect(typeOfColumn({ name: "x", type: "number", top: ["13800000001"] })).toBe("phone");
  expect(typeOfColumn({ name: "x", type: "text", top: ["a@b.cn", "c"] })).toBe(null);
  expect(typeOfColumn({ name: "phone", type: "date", top: [] })).toBe(null);
});

test("a list of links is known by its four columns", () => {
  const columns = (...names: string[]) => names.map((name) => ({ name }));
  expect(linkColumns(columns("id_a", "type_a", "id_b", "type_b", "weight"))).toEqual({ a: "id_a", aType: "type_a", b: "id_b", bType: "type_b" });
  expect(linkColumns(columns("source", "source_type", "target", "target_type"))).toEqual({
    a: "source",
    aType: "source_type",
    b: "target",
    bType: "target_type",
  });
  expect(linkColumns(columns("id1", "type1", "id2", "type2"))).toEqual({ a: "id1", aType: "type1", b: "id2", bType: "type2" });
  expect(linkColumns(columns("customer_id", "phone", "type"))).toBe(null);
});

test("types stand in the order of the list, others after by code point", () => {
  expect(ranked(["z", "cookie", "b", "phone", "b"], ["customer", "phone", "cookie"])).toEqual(["phone", "cookie", "b", "z"]);
});

test("hashes of nothing are those of node's own", () => {
  const expected = ["", "null", "NULL"].flatMap((text) => ["md5", "sha1", "sha256"].map((hash) => createHash(hash).update(text).digest("hex")));
  expect(hashesOfNothing()).toEqual(expected);
});

test("an id is masked so that neither it nor its length is told", () => {
  expect(masked("13812345678")).toBe("138****5678");
  expect(masked("K00012")).toBe("K0****12");
  expect(masked("K1")).toBe("K****");
  expect(masked("🙂🙃")).toBe("🙂****");
});

test("a layout puts linked points one unit apart, all points apart, and is the same each time", () => {
  const links = [
    [0, 1],
    [1, 2],
    [2, 3],
    [1, 4],
    [1, 5],
  ] as const;
  const places = layout(6, links);
  const gap = (i: number, j: number) => Math.hypot(places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1]);
  for (const [a, b] of links) expect(Math.abs(gap(a, b) - 1)).toBeLessThan(0.3);
  for (let i = 0; i < 6; ++i) for (let j = 0; j < i; ++j) expect(gap(i, j)).toBeGreaterThan(0.5);
  expect(layout(6, links)).toEqual(places);
});

test("a layout of one point, of none and of points that nothing links is finite", () => {
  for (const n of [0, 1, 2, 3]) expect([...layout(n, [])].every(Number.isFinite)).toBe(true);
});
