/** A stretch of SQL and what it is. */
export interface SqlToken {
  text: string;
  is: "keyword" | "text" | "number" | "comment" | "name" | "other";
}

const KEYWORDS = new Set(
  (
    "ALL AND ANTI ANY AS ASC ASOF BETWEEN BY CASE CAST CROSS DESC DESCRIBE DISTINCT ELSE END EXCEPT EXCLUDE EXISTS FILTER FIRST FROM FULL GROUP HAVING " +
    "IN INNER INTERSECT INTERVAL IS JOIN LAST LATERAL LEFT LIKE ILIKE LIMIT MATERIALIZED NATURAL NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PIVOT " +
    "QUALIFY RANGE RECURSIVE REPLACE RIGHT ROWS SAMPLE SELECT SEMI SUMMARIZE TABLE THEN TRUE FALSE UNION UNPIVOT USING VALUES WHEN WHERE WINDOW WITH"
  ).split(" "),
);

const TOKEN =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*'?|(\$\w*\$)[\s\S]*?\3)|("(?:[^"]|"")*"?)|(\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|([\p{L}_][\p{L}\p{N}_]*)/giu;

/** Cut SQL into stretches for colouring; joined, they are the SQL again. */
export function sqlTokens(sql: string): SqlToken[] {
  const found: SqlToken[] = [];
  let at = 0;
  for (const match of sql.matchAll(TOKEN)) {
    if (match.index > at) found.push({ text: sql.slice(at, match.index), is: "other" });
    const [text, comment, literal, , name, number, word] = match;
    const is = comment ? "comment" : literal ? "text" : name ? "name" : number ? "number" : KEYWORDS.has(word.toUpperCase()) ? "keyword" : "other";
    found.push({ text, is });
    at = match.index + text.length;
  }
  if (at < sql.length) found.push({ text: sql.slice(at), is: "other" });
  return found;
}
