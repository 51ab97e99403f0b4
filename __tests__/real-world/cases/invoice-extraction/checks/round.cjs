module.exports = (amount) => Math.round(amount * 100) / 100;
