import "./guard.ts";
import { answerFor } from "./answer.ts";
import { clusters } from "./works/clusters.ts";

answerFor(clusters);
