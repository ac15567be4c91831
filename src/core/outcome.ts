/** What a raw status counts as; only the first three are contacts that count. */
export type Outcome = "success" | "intent" | "failure" | "excluded";

/** Words of a status, in the order they are looked for: what says that nobody was reached, or no, before what says yes ("not interested", "未成功"). */
const words: readonly (readonly [Outcome, RegExp])[] = [
  [
    "excluded",
    /未接通|无人接听|未接|无法接通|关机|停机|空号|占线|未联系|未触达|未接触|未发送|发送失败|无效|待联系|待跟进|未外呼|拦截|no.?answer|not.?(reached|contacted|sent|delivered|answered)|unreach|undeliver|bounced?|busy|voicemail|wrong.?number|invalid|hold.?out|pending|unknown|^n\/?a$|^null$|^excluded?$|^-$/,
  ],
  ["intent", /有意|意向(?!低)|感兴趣|考虑|再联系|预约|点击|intent|interested|consider|maybe|call.?back|follow.?up|click|lead|warm/],
  [
    "failure",
    /失败|拒绝|未办理|未成功|未订购|未购买|未响应|未参与|未接受|不需要|不同意|不办理|无意|没兴趣|不感兴趣|未转化|挂断|^否$|^无$|fail|refus|reject|declin|unsuccess|no.?sale|no.?response|not.?(bought|interested|accepted|converted|purchased|redeemed)|non.?respon|uninterested|lost|ignored|^(no|n|false|f|0|negative)$/,
  ],
  [
    "success",
    /成功|办理|已订购|订购|已购买|购买|成交|转化|接受|同意|响应|参与|已开通|开通|兑换|核销|^是$|^有$|success|accept|convert|bought|purchas|order|redeem|respon|subscrib|activat|sold|sale|won|acknowledged|^(yes|y|true|t|1|positive|ok)$/,
  ],
];

/** Words that turn intent around. */
const against = /not.?interested|uninterested|no.?interest|disinterested|无意|没有?兴趣|不感兴趣|没有?意向|无意向|意向低|不考虑/;

/** What a status most likely counts as, from its words in English or Chinese; null where they say nothing. */
export function outcomeOf(status: string): Outcome | null {
  const said = status.trim().toLowerCase();
  if (said === "") return "excluded";
  if (against.test(said)) return "failure";
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}
