import "./guard.ts";
import { answerFor } from "./answer.ts";
import { ids } from "./works/ids.ts";

answerFor(ids);
