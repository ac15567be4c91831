import "./guard.ts";
import { answerFor } from "./answer.ts";
import { scoring } from "./works/scoring.ts";

answerFor(scoring);
