// SPDX-License-Identifier: Apache-2.0
/**
 * What a running pipeline tells those outside: facts for the driver, through a file because an
 * engine may run elsewhere, and progress for a person who waits, which is never counted on.
 */
@NullMarked
package io.mdaq.pipeline.facts;

import org.jspecify.annotations.NullMarked;
