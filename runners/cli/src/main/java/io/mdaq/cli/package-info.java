// SPDX-License-Identifier: Apache-2.0
/**
 * The command line. A command lays the user's file and flags over the defaults, hands the
 * configuration to the part that does the work, and turns the outcome into a message and an exit
 * code: 0 done, 1 failed, 2 wrong usage. {@link io.mdaq.cli.Mdaq} lists the commands.
 */
@NullMarked
package io.mdaq.cli;

import org.jspecify.annotations.NullMarked;
