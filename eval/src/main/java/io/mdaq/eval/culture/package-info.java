// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a model speaks from within a culture. Responses to short questions with known answers
 * enter, and the share that is right leaves, per language; responses of any kind enter, and how
 * many of them name something of the language's own world leaves, by lists in the jar. Texts are
 * compared in a form that forgives what writers of a language do not care about. Both are counts:
 * they say what was named, not whether it was fitting.
 */
@NullMarked
package io.mdaq.eval.culture;

import org.jspecify.annotations.NullMarked;
