// SPDX-License-Identifier: Apache-2.0
/**
 * JSON files of strangers, such as a model's configuration, read field by field. Each field is
 * asked for by name and type; what is missing or of another type leaves as a {@code UserException}
 * that names file and key. Files are bounded in size and depth, and a key may occur once.
 */
@NullMarked
package io.mdaq.core.json;

import org.jspecify.annotations.NullMarked;
