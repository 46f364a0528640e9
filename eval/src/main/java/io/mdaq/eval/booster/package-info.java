// SPDX-License-Identifier: Apache-2.0
/**
 * How good a booster is on revisions that it was not trained on. Pairs, a model and a scorer enter.
 * What the model replies goes through everything that boosting puts it through, and is compared
 * with the expert's revision beside the sample as it was; figures by language leave, and every
 * reply.
 */
@NullMarked
package io.mdaq.eval.booster;

import org.jspecify.annotations.NullMarked;
