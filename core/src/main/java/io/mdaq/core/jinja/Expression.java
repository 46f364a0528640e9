// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

import io.mdaq.core.jinja.Value.Bool;
import io.mdaq.core.jinja.Value.Items;
import io.mdaq.core.jinja.Value.Nothing;
import io.mdaq.core.jinja.Value.Table;
import io.mdaq.core.jinja.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something in a template that has a value. */
sealed interface Expression {

  /**
   * The value here and now.
   *
   * @throws TemplateException if there is no such value, or the budget is used up
   */
  Value evaluate(Context context);

  /** The value, counted as a step of work in proportion to its size. */
  default Value compute(Context context) {
    Value value = evaluate(context);
    if (value instanceof Text text) {
      context.budget().pay(text.text().length());
    } else if (value instanceof Items items) {
      context.budget().pay(items.items().size());
    } else {
      context.budget().step();
    }
    return value;
  }

  record Literal(Value value) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return value;
    }
  }

  record Name(String name) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return context.get(name);
    }
  }

  record ListOf(List<Expression> items) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return new Items(items.stream().map(item -> item.compute(context)).toList());
    }
  }

  /** Keys and values alternate in order. */
  record DictOf(List<Expression> keys, List<Expression> values) implements Expression {
    @Override
    public Value evaluate(Context context) {
      Map<String, Value> entries = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        String key = Python.requireText(keys.get(i).compute(context), "the key of a dict");
        entries.put(key, values.get(i).compute(context));
      }
      return new Table(entries);
    }
  }

  record Attribute(Expression owner, String name) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Python.attribute(owner.compute(context), name);
    }
  }

  record Item(Expression owner, Expression key) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Python.item(owner.compute(context), key.compute(context));
    }
  }

  /** {@code owner[start:stop:step]}. */
  record Slice(
      Expression owner,
      Optional<Expression> start,
      Optional<Expression> stop,
      Optional<Expression> step)
      implements Expression {
    @Override
    public Value evaluate(Context context) {
      Value value = owner.compute(context);
      Python.requireDefined(value);
      List<Value> elements = Python.elements(value);
      long stride = bound(step, context).orElse(1L);
      if (stride == 0) {
        throw new TemplateException("the step of a slice is 0");
      }
      int size = elements.size();
      long from = place(bound(start, context), size, stride, stride > 0 ? 0 : size - 1L);
      long to = place(bound(stop, context), size, stride, stride > 0 ? size : -1);
      List<Value> taken = new ArrayList<>();
      for (long i = from; stride > 0 ? i < to : i > to; i += stride) {
        taken.add(elements.get((int) i));
      }
      return value instanceof Text
          ? TextMethods.join(context.budget(), "", new Items(taken))
          : new Items(taken);
    }

    private static Optional<Long> bound(Optional<Expression> bound, Context context) {
      return bound
          .map(expression -> expression.compute(context))
          .filter(value -> value != Nothing.NONE)
          .map(value -> Python.requireInt(value, "the bound of a slice"));
    }

    /** Python's rule: from the end if negative, then cut to what exists. */
    private static long place(Optional<Long> bound, int size, long stride, long whenAbsent) {
      if (bound.isEmpty()) {
        return whenAbsent;
      }
      long place = bound.get() < 0 ? bound.get() + size : bound.get();
      return stride > 0
          ? Math.max(0, Math.min(place, size))
          : Math.max(-1, Math.min(place, size - 1L));
    }
  }

  /** Arguments of a call before they are computed. */
  record ArgumentList(List<Expression> positional, Map<String, Expression> named) {
    static final ArgumentList NONE = new ArgumentList(List.of(), Map.of());

    public ArgumentList {
      named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    Arguments compute(Context context) {
      Map<String, Value> values = new LinkedHashMap<>();
      named.forEach((name, expression) -> values.put(name, expression.compute(context)));
      return new Arguments(
          positional.stream().map(argument -> argument.compute(context)).toList(), values);
    }
  }

  record Call(Expression function, ArgumentList arguments) implements Expression {
    @Override
    public Value evaluate(Context context) {
      if (function instanceof Attribute method) {
        Value owner = method.owner().compute(context);
        if (owner instanceof Text text) {
          return TextMethods.call(
              context.budget(), text.text(), method.name(), arguments.compute(context));
        }
        if (owner instanceof Table table) {
          return TableMethods.call(table, method.name(), arguments.compute(context));
        }
        Python.requireDefined(owner);
        throw new TemplateException(Python.kind(owner) + " has no method " + method.name());
      }
      Value called = function.compute(context);
      if (called instanceof Value.Function body) {
        return body.call(context, arguments.compute(context));
      }
      Python.requireDefined(called);
      throw new TemplateException(Python.kind(called) + " cannot be called");
    }
  }

  record Filter(Expression value, String name, ArgumentList arguments) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Filters.apply(
          context.budget(), name, value.compute(context), arguments.compute(context));
    }
  }

  record Test(Expression value, String name, ArgumentList arguments) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Bool.of(Tests.holds(name, value.compute(context), arguments.compute(context)));
    }
  }

  record Not(Expression operand) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Bool.of(!Python.isTrue(operand.compute(context)));
    }
  }

  record Negative(Expression operand) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Operators.negate(operand.compute(context));
    }
  }

  record Arithmetic(String operator, Expression left, Expression right) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Operators.apply(
          context.budget(), operator, left.compute(context), right.compute(context));
    }
  }

  /** {@code left and right}: one of the two, as in Python. */
  record And(Expression left, Expression right) implements Expression {
    @Override
    public Value evaluate(Context context) {
      Value first = left.compute(context);
      return Python.isTrue(first) ? right.compute(context) : first;
    }
  }

  /** {@code left or right}: one of the two, as in Python. */
  record Or(Expression left, Expression right) implements Expression {
    @Override
    public Value evaluate(Context context) {
      Value first = left.compute(context);
      return Python.isTrue(first) ? first : right.compute(context);
    }
  }

  /** {@code a < b <= c …}: true if each neighbouring pair compares so. */
  record Comparison(Expression first, List<String> operators, List<Expression> others)
      implements Expression {
    @Override
    public Value evaluate(Context context) {
      Value left = first.compute(context);
      for (int i = 0; i < operators.size(); i++) {
        Value right = others.get(i).compute(context);
        if (!holds(operators.get(i), left, right)) {
          return Bool.FALSE;
        }
        left = right;
      }
      return Bool.TRUE;
    }

    private static boolean holds(String operator, Value left, Value right) {
      return switch (operator) {
        case "==" -> Python.isEqual(left, right);
        case "!=" -> !Python.isEqual(left, right);
        case "in" -> Python.contains(right, left);
        case "not in" -> !Python.contains(right, left);
        case "<" -> Python.compare(left, right) < 0;
        case "<=" -> Python.compare(left, right) <= 0;
        case ">" -> Python.compare(left, right) > 0;
        case ">=" -> Python.compare(left, right) >= 0;
        default -> throw new IllegalStateException(operator);
      };
    }
  }

  /** {@code then if condition else otherwise}; undefined where there is no else. */
  record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {
    @Override
    public Value evaluate(Context context) {
      return Python.isTrue(condition.compute(context))
          ? then.compute(context)
          : otherwise.compute(context);
    }
  }
}
