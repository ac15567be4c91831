import { Type } from "@uwdata/flechette";

/** How the values of an Arrow type that is no number are said in text. */
export function wordsOf(typeId: number): (value: unknown) => string {
  if (typeId === Type.Date) return (value) => instant(Number(value)).slice(0, 10);
  if (typeId === Type.Timestamp) return (value) => instant(Number(value));
  if (typeId === Type.Time) return (value) => instant(Number(value) / 1000).slice(11);
  if (typeId === Type.Binary || typeId === Type.LargeBinary || typeId === Type.FixedSizeBinary) return (value) => hex(value as Uint8Array);
  return (value) => (typeof value === "string" ? value : JSON.stringify(value, plain));
}

/** A point in time, in milliseconds since 1970, as `2024-06-30 12:00:00`, with a fraction only where there is one. */
function instant(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (Math.abs(seconds) > 8.64e12) return ms < 0 ? "-infinity" : "infinity";
  const text = new Date(seconds * 1000).toISOString().slice(0, -5).replace("T", " ");
  const micros = Math.round((ms - seconds * 1000) * 1000);
  return micros ? `${text}.${String(micros).padStart(6, "0").replace(/0+$/, "")}` : text;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What JSON cannot say by itself: big numbers, typed arrays. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
}
