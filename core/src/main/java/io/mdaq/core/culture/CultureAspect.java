// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.culture;

import java.util.Locale;

/** What a {@link CultureProfile} speaks of; each stands in every profile. */
public enum CultureAspect {
  UNITS,
  CURRENCY,
  CALENDAR,
  NUMBERS,
  DATES,
  ADDRESS,
  NAMES,
  INSTITUTIONS,
  FOODS,
  HOLIDAYS;

  /** The key in profiles, such as {@code currency}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
