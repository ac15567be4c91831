/** The golden files hold in the browser as in Node: these are the very tests. That of lift is in association.test.ts, by the page's own engine. */
import "../golden/auc-delong.test.ts";
import "../golden/gower-pam.test.ts";
import "../golden/groceries-rules.test.ts";
import "../golden/holt-winters.test.ts";
import "../golden/kmeans.test.ts";
import "../golden/lasso-bank.test.ts";
import "../golden/logit-bank.test.ts";
import "../golden/score-metrics.test.ts";
import "../golden/uplift.test.ts";
