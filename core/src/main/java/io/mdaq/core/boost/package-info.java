// SPDX-License-Identifier: Apache-2.0
/**
 * Rewrites poor samples and keeps only what is verifiably better (MIDB, arXiv 2505.17671). A
 * candidate enters; an outcome leaves: a revision that may take its place, with the value of every
 * check and both scores, or the reason why the original stays. Boosters are chat models at an
 * endpoint or on this machine, all behind the interface that the judge uses, so that answers are
 * kept, capped and never asked for twice. Nothing that cannot be read, verified or scored higher
 * ever replaces a sample.
 */
@NullMarked
package io.mdaq.core.boost;

import org.jspecify.annotations.NullMarked;
