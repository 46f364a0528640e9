// SPDX-License-Identifier: Apache-2.0
/**
 * A Google Cloud Storage for tests: a server on loopback that keeps objects in memory and speaks
 * the part of the JSON API (v1) that Google's client and Beam use: insert (media, multipart,
 * resumable), get with ranges, list with pages, delete, copy, rewrite, compose, batches, and
 * preconditions on generations. {@link io.mdaq.core.testing.gcs.FakeGcs} is the whole of it for a
 * test; faults are scripted by operation and path. It holds a bounded number of bytes and ends by
 * itself.
 */
@NullMarked
package io.mdaq.core.testing.gcs;

import org.jspecify.annotations.NullMarked;
