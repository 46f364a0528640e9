// SPDX-License-Identifier: Apache-2.0
/**
 * Files that commands without a pipeline read: globs, paths and folders of finished curations
 * enter, local files leave, each once and sorted by name. What an unfinished curation left is no
 * input.
 */
@NullMarked
package io.mdaq.core.input;

import org.jspecify.annotations.NullMarked;
