import "./guard.ts";
import { answerFor } from "./answer.ts";
import { association } from "./works/association.ts";

answerFor(association);
