// SPDX-License-Identifier: Apache-2.0
/**
 * The labels a judge answers with: how they are read from its reply, and how they are kept from
 * meaning anything in the texts that it judges. Both look at a text through the same {@link
 * io.mdaq.eval.judge.label.FoldedText}, so that whatever would be read as a label in a reply is
 * disarmed in an answer. A reply without exactly one label is no verdict, and says why.
 */
@NullMarked
package io.mdaq.eval.judge.label;

import org.jspecify.annotations.NullMarked;
