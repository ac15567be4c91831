import "./guard.ts";
import { answerFor } from "./answer.ts";
import { files } from "./works/files.ts";

answerFor(files);
