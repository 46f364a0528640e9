// SPDX-License-Identifier: Apache-2.0
/**
 * An interpreter for the part of the Jinja template language that chat templates are written in
 * (Jinja 3.1, <a href="https://jinja.palletsprojects.com/en/stable/templates/">template designer
 * documentation</a>), with the values and the rules of Python and the whitespace rules that Hugging
 * Face transformers sets. Template and values enter, text leaves, and nothing else is within reach:
 * templates come from strangers, so there are no files, no objects of Java, no clock and no chance,
 * and work, depth and output are bounded by counting, not by time, so that the same template ends
 * in the same way everywhere. What is not known is an error that names the line.
 */
@NullMarked
package io.mdaq.core.jinja;

import org.jspecify.annotations.NullMarked;
