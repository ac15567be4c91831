import "./guard.ts";
import { answerFor } from "./answer.ts";
import { trend } from "./works/trend.ts";

answerFor(trend);
