import { expect, test } from "vitest";
import { isModel, startOfFiles } from "../../../src/app/start.ts";

const file = (content: string, name: string) => new File([content], name);
const by = async (...files: File[]) => (await startOfFiles(files))?.by;

test("JSON that says a version of ours is a notebook, all other JSON is data", async () => {
  expect(await by(file(`{\n  "contraflow": 1,\n  "title": "x"\n}`, "plan.json"))).toBe("notebook");
  expect(await by(file(`{"title":"x","contraflow":2}`, "PLAN.JSON"))).toBe("notebook");
  for (const data of [`[{"a":1}]`, `{"a":1}\n{"a":2}`, `{"rows":[{"contraflow":"yes"}]}`, ""]) expect(await by(file(data, "data.json")), data).toBe("files");
});

test("several files are data, and none are nothing", async () => {
  const notebook = file(`{"contraflow":1}`, "plan.json");
  expect(await by(notebook, file("a,b", "a.csv"))).toBe("files");
  expect(await by(file(`{"contraflow":1}`, "lines.jsonl"))).toBe("files");
  expect(await by()).toBeUndefined();
});

test("a saved model is known by its name, or by what it says of itself where it was renamed", async () => {
  const said = `{\n  "format": "contraflow-model",\n  "version": 1\n}`;
  expect(await isModel(file("{", "response.model (1).json"))).toBe(true);
  expect(await isModel(file(said, "sent by mail.json"))).toBe(true);
  expect(await isModel(file(said, "model.csv"))).toBe(false);
  expect(await isModel(file(`[{"format":"contraflow"}]`, "rows.json"))).toBe(false);
});
