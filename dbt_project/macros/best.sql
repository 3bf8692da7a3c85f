{#- The value to count with: what the text states, or the suggestion where the text itself is wrong; ranges by their middle. -#}
{% macro best_value() -%}
    coalesce(
        suggested_value,
        (coalesce(suggested_low, low) + coalesce(suggested_high, high)) / 2,
        value
    )
{%- endmacro %}
