// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.sheet;

import io.mdaq.eval.human.SheetKey;

/**
 * A pair of answers on a sheet.
 *
 * @param key what the rater is not told
 * @param question in a conversation the questions so far, numbered
 * @param answerA in a conversation the system's answers so far, numbered
 */
record SheetItem(SheetKey key, String question, String answerA, String answerB) {}
