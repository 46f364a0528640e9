// SPDX-License-Identifier: Apache-2.0
/**
 * Parquet files in and out. A record is read as one line of JSON that says everything about it, so
 * that formats, checks, hashes and ledger need not know where a row came from; given the file's
 * {@link io.mdaq.core.format.parquet.ParquetSchema} the same line is written back as the same
 * record. Files are opened through a {@link io.mdaq.core.format.framing.ByteSource}, with no Hadoop
 * file system, configuration or native library; pages are unpacked by codecs that come in jars.
 * Nothing a stranger writes into a footer is taken for true before it was held against the file.
 */
@NullMarked
package io.mdaq.core.format.parquet;

import org.jspecify.annotations.NullMarked;
