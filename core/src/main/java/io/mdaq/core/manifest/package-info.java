// SPDX-License-Identifier: Apache-2.0
/**
 * What a finished run says of itself: the one JSON file beside its output that names everything the
 * output depends on. It is written last and is the commit mark.
 */
@NullMarked
package io.mdaq.core.manifest;

import org.jspecify.annotations.NullMarked;
