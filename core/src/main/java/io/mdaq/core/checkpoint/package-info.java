// SPDX-License-Identifier: Apache-2.0
/**
 * Model weights in the safetensors format: named tensors of plain numbers behind a JSON header.
 * Files enter memory-mapped and come from strangers, so nothing is allocated, mapped or believed
 * before it was checked against the file's size; what is wrong leaves as a {@code UserException}
 * that names file and tensor. A model's folder has one file or several with an index; both are read
 * as one set of names, and a pickle is never opened. Writing is deterministic: the same tensors and
 * metadata give the same bytes.
 */
@NullMarked
package io.mdaq.core.checkpoint;

import org.jspecify.annotations.NullMarked;
