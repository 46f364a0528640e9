// SPDX-License-Identifier: Apache-2.0
/**
 * Which language a row is in. A language is named by a BCP-47 tag ({@link
 * io.mdaq.core.language.LanguageTag}); the set of a run is a {@link
 * io.mdaq.core.language.LanguageSet}. A row's field decides, else its file's name, else the
 * configured default, else detection; what is found must be in the set, or the row is rejected with
 * the reason. Names, codes and the words of file names stand in {@code configs/languages.yaml}.
 */
@NullMarked
package io.mdaq.core.language;

import org.jspecify.annotations.NullMarked;
