// SPDX-License-Identifier: Apache-2.0
/**
 * How good the acceptance of revisions is, and what its thresholds are fitted to. Revision pairs
 * enter. What an oracle (the expert's own revision) and saboteurs of many kinds would reply is put
 * through everything that a booster's reply goes through; counts of what was accepted and of the
 * reasons leave, by kind and language. The classifier of meaning is fitted here too.
 */
@NullMarked
package io.mdaq.core.boost.calibration;

import org.jspecify.annotations.NullMarked;
