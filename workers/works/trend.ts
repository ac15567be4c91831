import { forecasts } from "../../src/core/trend/forecast.ts";

/** What the trend worker does: pure functions of one input, with progress. */
export const trend = { forecasts };

export type Trend = typeof trend;
