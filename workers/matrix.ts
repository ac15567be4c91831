import "./guard.ts";
import { answerFor } from "./answer.ts";
import { matrix } from "./works/matrix.ts";

answerFor(matrix);
