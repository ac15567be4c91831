import { holtWintersLaws } from "../fixtures/holt-winters.ts";

holtWintersLaws();
