"""The expression language that selects cards: `등급 = VIP and sum(purchases.amount) >= 1000000`."""
