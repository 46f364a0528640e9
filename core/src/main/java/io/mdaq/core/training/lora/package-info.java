// SPDX-License-Identifier: Apache-2.0
/**
 * Low-rank adapters (LoRA, Hu et al. 2021, arXiv:2106.09685) for decoders: small matrices beside
 * frozen projections. They are made anew or read from a folder as the Python library PEFT writes
 * it, trained, saved in the same format, and merged into a checkpoint of the base model.
 */
@NullMarked
package io.mdaq.core.training.lora;

import org.jspecify.annotations.NullMarked;
