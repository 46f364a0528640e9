// SPDX-License-Identifier: Apache-2.0
/**
 * Reports as one HTML file each, which needs no network and no other file. Pages, tables, bars,
 * plots and charts are records that print themselves through templates that escape for the place
 * where a value stands; a stranger's text enters only as {@link UserText}. All of a page can be
 * read without scripts, which add interactive charts to what tables and drawings show already. A
 * content security policy lets nothing run and nothing load but the page's own script and style.
 */
@NullMarked
package io.mdaq.core.html;

import org.jspecify.annotations.NullMarked;
