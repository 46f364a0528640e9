// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

/**
 * An object in one of its states.
 *
 * @param generation changes whenever the object is written
 * @param bytes its size as stored
 * @param crc32c the check sum (RFC 3720, appendix B.4) of the bytes, big-endian in Base64; "" where
 *     none is told
 */
public record CloudObject(CloudPath path, long generation, long bytes, String crc32c) {}
