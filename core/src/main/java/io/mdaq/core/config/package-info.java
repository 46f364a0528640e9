// SPDX-License-Identifier: Apache-2.0
/**
 * One commented YAML file per command holds every key, its meaning and its default; it is printed
 * as it stands and is the only place of defaults. Over it lie the user's file and then the flags,
 * in the order given: later ones win, maps merge, lists replace, unknown keys are refused with the
 * nearest known one. What leaves is one immutable record per command, built by an explicit {@code
 * from(ConfigTree)} that reads each key once, with errors that name key, place, value and range.
 */
@NullMarked
package io.mdaq.core.config;

import org.jspecify.annotations.NullMarked;
