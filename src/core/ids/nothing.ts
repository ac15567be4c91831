import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Words that stand where there is no id, in lower case. */
export const nothingWords: readonly string[] = [
  ..."null (null) \\n nil none nan na undefined undef unknown unkown missing empty anonymous".split(" "),
  ..."无 空 未知 不详 暂无 没有 未填 未填写 未提供 无效 匿名".split(" "),
];

/** What systems hash when there is no id. */
const hashed = ["", "null", "NULL"];

/** MD5, SHA-1 and SHA-256 of what stands for no id, in lower-case hex: ids that were pseudonymised before anyone looked whether they were there. */
export function hashesOfNothing(): string[] {
  return hashed.flatMap((text) => [md5, sha1, sha256].map((hash) => bytesToHex(hash(utf8ToBytes(text)))));
}
