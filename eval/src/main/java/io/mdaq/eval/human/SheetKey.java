// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

/**
 * What a sheet does not tell its rater: one line of {@code key.jsonl}.
 *
 * @param item the only name that the sheet has for it; unique among all sheets
 * @param rater from 1
 * @param language BCP-47
 * @param prompt the {@link io.mdaq.eval.prompt.Prompt}'s id
 * @param set the prompt set's name
 * @param turn from 1
 * @param subject where the subject's answer stands
 * @param check hash of the texts that the rater sees
 */
public record SheetKey(
    String item,
    int rater,
    String language,
    String prompt,
    String set,
    int turn,
    Side subject,
    String check) {}
