// SPDX-License-Identifier: Apache-2.0
/**
 * What mdaq knows of the world around a language. A language's code enters; a list of things that
 * belong to its world leaves, by which texts that name them are counted, or a short profile of its
 * conventions, which a booster is told. Both stand in resource files, one for each language, and
 * are kept by hand. Texts are compared in a form that forgives what writers of a language do not
 * care about.
 */
@NullMarked
package io.mdaq.core.culture;

import org.jspecify.annotations.NullMarked;
