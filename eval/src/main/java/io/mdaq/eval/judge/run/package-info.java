// SPDX-License-Identifier: Apache-2.0
/**
 * The stage {@code judge}: two sets of responses enter, a folder of judgements leaves. Responses
 * are walked side by side and paired by prompt and turn; whatever cannot be paired or judged is
 * counted. The folder's manifest is written last. Replies that were kept can be read again without
 * asking anybody.
 */
@NullMarked
package io.mdaq.eval.judge.run;

import org.jspecify.annotations.NullMarked;
