import "./guard.ts";
import { answerFor } from "./answer.ts";
import { campaigns } from "./works/campaigns.ts";

answerFor(campaigns);
