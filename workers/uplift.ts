import "./guard.ts";
import { answerFor } from "./answer.ts";
import { uplift } from "./works/uplift.ts";

answerFor(uplift);
