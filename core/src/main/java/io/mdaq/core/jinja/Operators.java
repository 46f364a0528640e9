// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Int;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Real;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Python's arithmetic, on 64-bit integers that must not overflow. */
final class Operators {

  private Operators() {}

  static Value apply(Budget budget, String operator, Value left, Value right) {
    try {
      return switch (operator) {
        case "+" -> add(budget, left, right);
        case "-" ->
            isInt(left, right)
                ? new Int(Math.subtractExact(whole(left), whole(right)))
                : new Real(real(left) - real(right));
        case "*" -> multiply(budget, left, right);
        case "/" -> new Real(real(left) / nonZero(real(right)));
        case "//" ->
            isInt(left, right)
                ? new Int(Math.floorDiv(whole(left), nonZero(whole(right))))
                : new Real(Math.floor(real(left) / nonZero(real(right))));
        case "%" -> modulo(left, right);
        case "~" -> concatenate(budget, Printing.text(left), Printing.text(right));
        default -> throw new TemplateException("the operator " + operator + " is not known");
      };
    } catch (ArithmeticException e) {
      throw new TemplateException("the result of " + operator + " does not fit 64 bits");
    }
  }

  static Value negate(Value value) {
    return isInt(value, value) ? new Int(Math.negateExact(whole(value))) : new Real(-real(value));
  }

  static Value modulo(Value left, Value right) {
    if (isInt(left, right)) {
      long divisor = whole(right);
      nonZero(divisor);
      return new Int(Math.floorMod(whole(left), divisor));
    }
    double divisor = nonZero(real(right));
    double remainder = real(left) % divisor;
    return new Real(
        remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder);
  }

  private static Value add(Budget budget, Value left, Value right) {
    if (left instanceof Text a && right instanceof Text b) {
      return concatenate(budget, a.text(), b.text());
    }
    if (left instanceof Items a && right instanceof Items b) {
      budget.pay((long) a.items().size() + b.items().size());
      List<Value> both = new ArrayList<>(a.items());
      both.addAll(b.items());
      return new Items(both);
    }
    if (Python.number(left).isEmpty() || Python.number(right).isEmpty()) {
      throw new TemplateException(
          Python.kind(left) + " and " + Python.kind(right) + " cannot be added");
    }
    return isInt(left, right)
        ? new Int(Math.addExact(whole(left), whole(right)))
        : new Real(real(left) + real(right));
  }

  private static Value multiply(Budget budget, Value left, Value right) {
    if (left instanceof Text text) {
      long times = Math.max(0, Python.requireInt(right, "what a text is multiplied with"));
      budget.pay(Math.multiplyExact(text.text().length(), times));
      return new Text(text.text().repeat(text.text().isEmpty() ? 0 : (int) times));
    }
    return isInt(left, right)
        ? new Int(Math.multiplyExact(whole(left), whole(right)))
        : new Real(real(left) * real(right));
  }

  private static Text concatenate(Budget budget, String left, String right) {
    budget.pay((long) left.length() + right.length());
    return new Text(left + right);
  }

  private static boolean isInt(Value left, Value right) {
    return !(left instanceof Real) && !(right instanceof Real);
  }

  private static long whole(Value value) {
    return Python.requireInt(value, "an operand");
  }

  private static double real(Value value) {
    return Python.number(value)
        .orElseThrow(() -> new TemplateException(Python.kind(value) + " is not a number"));
  }

  private static long nonZero(long divisor) {
    nonZero((double) divisor);
    return divisor;
  }

  private static double nonZero(double divisor) {
    if (divisor == 0) {
      throw new TemplateException("division by zero");
    }
    return divisor;
  }
}
