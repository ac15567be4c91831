import "./guard.ts";
import { answerFor } from "./answer.ts";
import { personas } from "./works/personas.ts";

answerFor(personas);
