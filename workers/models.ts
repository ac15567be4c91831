import "./guard.ts";
import { answerFor } from "./answer.ts";
import { models } from "./works/models.ts";

answerFor(models);
