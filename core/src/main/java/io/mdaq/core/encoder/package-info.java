// SPDX-License-Identifier: Apache-2.0
/**
 * Text encoders: token ids enter, one pooled vector per row leaves. XLM-RoBERTa runs on the PyTorch
 * engine in float32 or bfloat16, any encoder in ONNX form on ONNX Runtime.
 *
 * <p>Rows are padded to a bucket of their own length and computed with rows of the same bucket
 * only, because padding changes the last bits of a result and batch-mates do not: a row's vector is
 * the same whatever it is computed with.
 */
@NullMarked
package io.mdaq.core.encoder;

import org.jspecify.annotations.NullMarked;
