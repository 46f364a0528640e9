// SPDX-License-Identifier: Apache-2.0
/**
 * Turns a sample's texts into numbers for the lexical scorer. A text is scanned once ({@link
 * io.mdaq.core.scorer.features.ScannedText}): each character gets a class by what it does (ends a
 * sentence, opens a bracket, marks a list) and a script; from there on no code asks for the
 * language. Surface features read classes, lines and lengths in information units per script,
 * n-gram features hash runs of characters. Neither needs spaces between words. Nothing is allocated
 * per character or per n-gram, and all logarithms are those of {@link java.lang.StrictMath}.
 */
@NullMarked
package io.mdaq.core.scorer.features;

import org.jspecify.annotations.NullMarked;
