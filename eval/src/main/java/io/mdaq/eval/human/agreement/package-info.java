// SPDX-License-Identifier: Apache-2.0
/**
 * What filled sheets say: do people agree with each other, do they agree with the judge, and what
 * is the judge's win rate once it is corrected by them. Filled sheets, their key and the judgements
 * enter; a folder leaves with the same numbers for people and for programs. A sheet that is not as
 * it was given out ends the run, because a label for other texts is worse than none.
 */
@NullMarked
package io.mdaq.eval.human.agreement;

import org.jspecify.annotations.NullMarked;
