// SPDX-License-Identifier: Apache-2.0
/**
 * What a booster is asked, and how its reply is read. A sample and its language enter; one message
 * leaves, in the words of a versioned resource, with the sample as three marked sections and the
 * profile of the language's culture. A reply has the same sections; it is read strictly: whatever
 * is missing, doubled, in another order or outside of them is a failure and never guessed at.
 * Samples and replies are strangers' texts: they cannot contain a prompt's marks.
 */
@NullMarked
package io.mdaq.core.boost.prompt;

import org.jspecify.annotations.NullMarked;
