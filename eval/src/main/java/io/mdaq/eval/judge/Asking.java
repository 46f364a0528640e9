// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judgement.Order;

/** A pair as it is shown once. */
record Asking(AnswerPair pair, Order order) {}
