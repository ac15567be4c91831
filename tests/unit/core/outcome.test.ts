import { expect, test } from "vitest";
import { outcomeOf, type Outcome } from "../../../src/core/outcome.ts";

const known: Record<Outcome, string> = {
  success: "成功 已办理 办理成功 已订购 接受 同意 是 success Successful accepted converted yes 1 true redeemed sold responded",
  intent: "意向 有意向 考虑中 感兴趣 已预约 intent Interested callback clicked",
  failure: "失败 拒绝 未办理 办理失败 未成功 不感兴趣 无意向 没兴趣 不需要 否 failure Refused rejected no 0 false unsuccessful uninterested declined ignored",
  excluded: "未接通 无人接听 关机 停机 空号 发送失败 未触达 no_answer unreachable bounced busy pending unknown excluded",
};

for (const outcome of Object.keys(known) as Outcome[])
  test(`words of ${outcome} are known in English and Chinese`, () => {
    for (const status of known[outcome].split(" ")) expect(`${status} ${outcomeOf(status)}`).toBe(`${status} ${outcome}`);
  });

test("a refusal in several words is no intent and no success", () => {
  expect(["Not interested", "no answer", "not accepted", "no interest"].map(outcomeOf)).toEqual(["failure", "excluded", "failure", "failure"]);
});

test("a blank status was no contact that counts, and a strange word is nothing", () => {
  expect(outcomeOf(" ")).toBe("excluded");
  expect(outcomeOf("A17")).toBeNull();
});
